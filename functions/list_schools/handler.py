"""Wiring of list_schools."""

import os

from functions.list_schools.contract import LIST_SCHOOLS, Settings
from functions.list_schools.operation import ListSchools
from shared.api.entrypoint import entrypoint
from shared.persistence.aws import client
from shared.persistence.school_catalogue import SchoolCatalogue
from shared.persistence.table import Table

settings = Settings.read(os.environ)
handle = entrypoint({LIST_SCHOOLS: ListSchools(SchoolCatalogue(Table(client("dynamodb"), settings.table_name)))})
