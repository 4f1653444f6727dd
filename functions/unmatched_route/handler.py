"""Wiring of unmatched_route."""

from shared.api.entrypoint import refuse_all

handle = refuse_all("route_not_found")
