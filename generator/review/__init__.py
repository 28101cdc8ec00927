"""What the machine is least sure of, over the whole archive: how unsure, on what grounds, and what a person may answer.

`items` lists it; `answering` writes an answer into the article as a correction; `dialogue` asks for one after the other.
"""
