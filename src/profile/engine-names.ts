import { Engine } from './engine';

/** The engines' names in prose. */
export const ENGINE_NAMES: Readonly<Record<Engine, string>> = {
  [Engine.POSTGRES]: 'Postgres',
  [Engine.DYNAMODB]: 'DynamoDB',
};
