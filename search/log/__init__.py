"""What people search for, counted without anybody being seen.

`counting` counts the searches of the page, `report` shows planners what they add up to.
"""
