// Asks VS Code's language service about JSON files. In: [{file, text, offsets}], offsets in code
// units; out: for each file its problems, and for each offset what is offered there and explained.
const fs = require("fs");
const { fileURLToPath, pathToFileURL } = require("url");
const { getLanguageService, TextDocument } = require(process.argv[2]);

const service = getLanguageService({
  schemaRequestService: async (uri) => fs.readFileSync(fileURLToPath(uri), "utf-8"),
  workspaceContext: { resolveRelativePath: (path, from) => new URL(path, from).toString() },
});

function plain(words) {
  return words === undefined || typeof words === "string" ? words || "" : words.value;
}

async function look({ file, text, offsets }) {
  const document = TextDocument.create(pathToFileURL(file).toString(), "json", 1, text);
  const tree = service.parseJSONDocument(document);
  const problems = await service.doValidation(document, tree);
  const at = await Promise.all(
    offsets.map(async (offset) => {
      const place = document.positionAt(offset);
      const offered = await service.doComplete(document, place, tree);
      const hover = await service.doHover(document, place, tree);
      return {
        offered: offered.items.map((one) => ({
          label: one.label,
          told: plain(one.documentation),
          inserts: one.textEdit ? one.textEdit.newText : one.insertText,
        })),
        told: hover ? hover.contents.map(plain).join("\n") : "",
      };
    }),
  );
  return {
    problems: problems.map((one) => ({
      line: one.range.start.line + 1,
      offset: document.offsetAt(one.range.start),
      told: one.message,
    })),
    at,
  };
}

Promise.all(JSON.parse(fs.readFileSync(0, "utf-8")).map(look)).then((answers) =>
  process.stdout.write(JSON.stringify(answers)),
);
