import { Engine } from '../../profile/engine';
import { count } from '../../profile/format';
import { itemsOfEach } from '../key-load';
import { PAGES } from '../pages';
import { cautions, Rule } from '../rule';

export const rule: Rule = {
  id: 'engine/expiry-outpaces-writes',
  question: 'engine',
  title: 'Items cannot expire faster than they are written',
  sources: [
    { ref: 'T8', claim: 'pg_cron with a partial index deletes what has expired' },
    { ref: PAGES.littlesLaw, claim: 'in the long run the number held is the rate of arrival times the time that each stays' },
  ],
  judge: ({ workload }) => workload.profile.entities.flatMap(({ name, itemCount = 0, expiry }) => {
    const writes = workload.writersByEntity.get(name) ?? [];
    if (expiry?.afterSeconds === undefined || writes.some((access) => access.peakPerSecond === undefined)) return [];
    const written = writes.reduce((sum, access) => sum + access.peakPerSecond! * itemsOfEach(access), 0);
    return itemCount / expiry.afterSeconds <= written ? [] : [cautions(
      Engine.POSTGRES,
      `${count(itemCount)} live items of ${name} that last ${count(expiry.afterSeconds)} s are ${count(itemCount / expiry.afterSeconds)} deletes/s, and the patterns write ${count(written)} items/s `
        + `at the peak: at that rate ${count(written * expiry.afterSeconds)} are live at once; the deletes are counted as declared`,
      'correct itemCount, expiry.afterSeconds or peakPerSecond, whichever is off, or declare the pattern that writes the others',
    )];
  }),
};
