import { z } from 'zod';
import { count } from './format';
import { LONGEST_SQL_NAME } from './snake-case';

/*
 * Every field carries one phrase that says what is allowed; the error is put together from it and the value got.
 */

/** No system comes near: DynamoDB's published record is 151 million requests/s (AWS News Blog, August 2025). */
const MOST_PER_SECOND = 1e12;
/** Whole numbers stay exact below 2^53, about 9e15. */
const MOST_BYTES = 9e15;
const MOST_ITEMS = 1e15;
/** A hundred years. */
const MOST_SECONDS = 3_153_600_000;
/** An hour. */
const MOST_MILLISECONDS = 3_600_000;
/** More than AWS has Regions. */
const MOST_REGIONS = 100;
const MOST_CLIENTS = 1e9;
const MOST_TEXT = 2_000;
const MOST_TITLE = 128;

function number(least: number, most: number) {
  const allowed = `a number from ${least} to ${plainNumber(most)}`;
  return z.number({ error: allowed }).min(least, { error: allowed }).max(most, { error: allowed });
}

function wholeNumber(least: number, most: number) {
  const allowed = `a whole number from ${least} to ${plainNumber(most)}`;
  return z.number({ error: allowed }).int({ error: allowed }).min(least, { error: allowed }).max(most, { error: allowed });
}

function positiveNumber(most: number) {
  const allowed = `a number over 0, at most ${plainNumber(most)}`;
  return z.number({ error: allowed }).gt(0, { error: allowed }).max(most, { error: allowed });
}

function plainNumber(value: number): string {
  return value % 1e12 === 0 && value > 0 ? value.toExponential().replace('+', '') : count(value);
}

export const perSecond = () => number(0, MOST_PER_SECOND);
export const share = () => number(0, 1);
export const itemCount = () => wholeNumber(0, MOST_ITEMS);
export const bytes = () => wholeNumber(0, MOST_BYTES);
export const itemBytes = () => number(1, MOST_BYTES);
export const wholeItemBytes = () => wholeNumber(1, MOST_BYTES);
export const itemsPerRequest = () => number(1, MOST_ITEMS);
export const wholeItemsPerRequest = () => wholeNumber(1, MOST_ITEMS);
export const lifetimeSeconds = () => positiveNumber(MOST_SECONDS);
export const boundSeconds = () => number(0, MOST_SECONDS);
export const milliseconds = () => positiveNumber(MOST_MILLISECONDS);
export const regionCount = () => wholeNumber(0, MOST_REGIONS);
export const clientCount = () => wholeNumber(1, MOST_CLIENTS);
export const entityTypeCount = () => wholeNumber(1, MOST_ITEMS);
export const flag = () => z.boolean({ error: 'true or false' });

/** One of an enumeration's values. */
export function oneOf<E extends Record<string, string>>(values: E) {
  return z.enum(values, { error: `one of ${Object.values(values).join(', ')}` });
}

/** A name that also names a table, a column or a construct. */
export function identifier() {
  const allowed = `a name of letters, digits, '_' and '-' that starts with a letter, at most ${LONGEST_SQL_NAME} characters`;
  return z.string({ error: allowed }).max(LONGEST_SQL_NAME, { error: allowed })
    .regex(/^_?[A-Za-z][A-Za-z0-9_-]*$/, { error: allowed });
}

/** A name that is only read by people. */
export function title() {
  const allowed = `a text on one line, 1 to ${MOST_TITLE} characters`;
  return z.string({ error: allowed }).max(MOST_TITLE, { error: allowed })
    .regex(/^[^\u0000-\u001f\u007f]*[^\s\u0000-\u001f\u007f][^\u0000-\u001f\u007f]*$/, { error: allowed });
}

export function text() {
  const allowed = `a text of at most ${plainNumber(MOST_TEXT)} characters`;
  return z.string({ error: allowed }).max(MOST_TEXT, { error: allowed });
}

/** The name of an AWS Region. */
export function region() {
  const allowed = 'the name of a Region, such as eu-west-1';
  return z.string({ error: allowed }).regex(/^[a-z]{2,4}(-[a-z]+){1,3}-\d$/, { error: allowed });
}

/** A list, possibly empty. */
export function listOf<T extends z.ZodType>(element: T, what: string) {
  return z.array(element, { error: `a list of ${what}` });
}

/** A list of at least one. */
export function fullListOf<T extends z.ZodType>(element: T, what: string) {
  const allowed = `a list of ${what}, at least one`;
  return z.array(element, { error: allowed }).min(1, { error: allowed });
}

export const constant = () => z.union([z.string(), z.number(), z.boolean()], { error: 'a text, a number, true or false' });
