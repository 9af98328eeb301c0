"""Prints the country of each address of a file, one a line, "-" where there is none."""
import sys

import maxminddb

with maxminddb.open_database(sys.argv[1]) as reader, open(sys.argv[2]) as addresses:
    for address in addresses:
        found = reader.get(address.strip())
        print(found["country_code"] if found else "-")
