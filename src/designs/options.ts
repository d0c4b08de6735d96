/** What was settled for a design: an option for each question that was asked. */
export type Options = Readonly<Record<string, string>>;
