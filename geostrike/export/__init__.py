"""Room 6: readings become JSON, GeoJSON, tables, GeoPackage, KML and the other forms people work with."""
