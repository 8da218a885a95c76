"""Given names that are common in England and are hardly ever another word."""

from __future__ import annotations

from typing import Final

# Our own choice among the names that are often given. Names that are also words, months, places or
# surnames of well-known people in this field are left out: Grace, Hope, May, Mark, Bowlby.
GIVEN: Final = frozenset(
    """
    Aaliyah Aaron Abdul Abigail Adam Adele Adrian Ahmed Aidan Aisha Alan Albert Alex Alexander
    Alexandra Alfie Ali Alice Alicia Alisha Amanda Amelia Amina Amira Amy Andrea Andrew Angela
    Anita Anna Anne Annie Anthony Archie Arthur Asha Ava Ayesha Aziz Barbara Beatrice Becky Ben
    Benjamin Bethany Brian Bryony Caitlin Callum Carl Carly Carol Caroline Catherine Charlie
    Charlotte Chloe Chris Christina Christine Christopher Claire Clare Colin Connor Courtney Craig
    Cynthia Damian Daniel Danielle Darren David Debbie Deborah Declan Denise Dennis Derek Diana
    Donna Dorothy Dylan Edward Eileen Elaine Eleanor Eliza Elizabeth Ella Ellie Elliot Elsie Emily
    Emma Erin Esme Ethan Eva Evelyn Evie Fatima Fiona Frances Francesca Freddie Freya Gareth Gary
    Gavin Gemma Geoff George Georgina Gillian Hannah Harriet Harry Harvey Hassan Hayley Heather
    Helen Henry Ian Ibrahim Imogen Imran Isaac Isabel Isabella Isla Isobel Jack Jackie Jacob Jake
    James Jamie Jane Janet Janice Jasmine Jason Jayden Jean Jenna Jennifer Jenny Jessica Jill Joan
    Joanna Joanne Joe Joel John Jonathan Joseph Josh Joshua Joyce Judith Julia Julian Julie Justin
    Kai Karen Kate Katherine Kathleen Kathryn Katie Kayleigh Keith Kelly Kenneth Kevin Khadija
    Kian Kieran Kimberley Kirsty Kyle Laura Lauren Layla Leah Leanne Leila Leo Leon Lesley Lewis
    Liam Lily Linda Lindsay Lisa Lola Lorraine Louise Luca Lucas Lucy Luke Lydia Maisie Malcolm
    Margaret Maria Marie Marion Martha Martin Maryam Matilda Matthew Maureen Megan Mehmet Melanie
    Melissa Mia Michael Michelle Mila Millie Mohamed Mohammed Molly Muhammad Nadia Naomi Natalie
    Natasha Nathan Neil Nia Niamh Nicholas Nicola Nicole Nigel Noah Nora Oliver Olivia Omar Oscar
    Owen Paige Pamela Patricia Patrick Paula Pauline Peter Philip Phoebe Priya Rachel Rahul
    Rebecca Reece Rhys Richard Riley Robert Rosie Ryan Sally Samantha Samir Samuel Sandra Sara
    Sarah Sean Shannon Sharon Shaun Sheila Shirley Sian Sienna Simon Skye Sophia Sophie Stacey
    Stephanie Stephen Steven Susan Suzanne Tanya Tara Tegan Teresa Terry Theo Theresa Thomas Tia
    Tina Toby Tom Tommy Tracey Tracy Tyler Valerie Vanessa Veronica Vincent Wayne Wendy William
    Yasmin Yusuf Yvonne Zac Zachary Zainab Zak Zara Zeeshan Zoe
    """.split()
)
"""Given names, as written in English."""
