/** Version of the rules. A change that can flip an engine is a major one. */
export const RULESET_VERSION = '3.0.0';

/** Version of the shape of `explain --format json` and of the template metadata. */
export const SCHEMA_VERSION = '1';
