"""Sample reports of invented districts, and the generator that made them (`python -m data.samples`).

The places, people and figures are invented; the form is the one of `data/form2021`. Every report comes with
the truth about it: each printed value, each contradiction planted in it.
"""
