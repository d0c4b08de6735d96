import { Options } from '../../designs/options';
import { PostgresOptions } from './postgres-options';

/** The questions that the props answer, so that report and estimate follow them. */
export function chosenOptions({ pooler, networkAccess }: PostgresOptions = {}): Options {
  return {
    ...(pooler ? { 'postgres/pooler': pooler.kind } : {}),
    ...(networkAccess ? { 'postgres/network': networkAccess } : {}),
  };
}
