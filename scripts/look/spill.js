// Words that stand beside the window where nothing scrolls to them or break inside, lines on others.
() => {
  const width = document.documentElement.clientWidth
  const hidden = node => getComputedStyle(node).visibility !== 'visible' || node.closest('svg, [hidden]')
  const apart = node => {
    for (let one = node; one; one = one.parentElement) {
      const style = getComputedStyle(one)
      if (style.clipPath !== 'none' || /auto|scroll/.test(style.overflowX) || style.position === 'absolute')
        return true
    }
    return false
  }
  const cut = node => {
    for (let one = node; one && one !== document.body; one = one.parentElement)
      if (/hidden|clip/.test(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth + 1)
        return true
    return false
  }
  const told = [], lines = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const text = walker.currentNode, node = text.parentElement
    if (!text.data.trim() || hidden(node) || apart(node)) continue
    const range = document.createRange()
    // A line may end after a hyphen, a dash or a slash, and in a word that is longer than usual.
    for (const word of text.data.matchAll(/[^\s\-–—\/]+/g)) {
      if (word[0].length > 30) continue
      range.setStart(text, word.index)
      range.setEnd(text, word.index + word[0].length)
      const tops = [...range.getClientRects()].filter(box => box.width > 0).map(box => box.top)
      if (Math.max(...tops) - Math.min(...tops) > 4) told.push(`breaks: ${word[0]}`)
    }
    range.selectNodeContents(text)
    for (const box of range.getClientRects()) {
      if (box.width < 1) continue
      const words = text.data.trim().slice(0, 40)
      if (box.left < -1 || box.right > width + 1 || cut(node)) told.push(`beside the window: ${words}`)
      // Letters take the middle of the box of a line.
      lines.push({ words, node, left: box.left, right: box.right,
        top: box.top + box.height * .22, bottom: box.bottom - box.height * .1 })
    }
  }
  lines.sort((one, other) => one.top - other.top)
  lines.forEach((one, number) => {
    for (const other of lines.slice(number + 1)) {
      if (other.top >= one.bottom - 2) break
      if (Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2)
        told.push(`on each other: ${one.words} / ${other.words}`)
    }
  })
  return [...new Set(told)]
}
