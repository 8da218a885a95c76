"""A house's own brand: its colours, logo, font, address and closing page.

They come from the folder that the project file names. All in it is read once, held to what the door
allows, and refused with the reason: a page loads nothing, runs nothing, and can be read.
"""
