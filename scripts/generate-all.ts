// Every file that is generated from the source: the rules' index and page, and the profile's JSON Schema.
import './generate-rules';
import './generate-json-schema';
