import { itemsWrittenOf } from '../../profile/access';
import { Engine } from '../../profile/engine';
import { count, counted } from '../../profile/format';
import { PAGES } from '../pages';
import { cautions, Rule, rulingsOn } from '../rule';

export const rule: Rule = {
  id: 'engine/expiry-outpaces-writes',
  question: 'engine',
  title: 'Items cannot expire faster than they are written',
  sources: [
    { ref: 'T8', claim: 'pg_cron with a partial index deletes what has expired' },
    { ref: PAGES.littlesLaw, claim: 'in the long run the number held is the rate of arrival times the time that each stays' },
  ],
  judge: ({ workload }) => rulingsOn(workload.profile.entities, ({ name, itemCount = 0, expiry }) => {
    const writes = workload.writersByEntity.get(name) ?? [];
    const lasting = expiry?.afterSeconds;
    if (lasting === undefined || writes.some((access) => access.peakPerSecond === undefined)) return undefined;
    const written = writes.reduce((sum, access) => sum + access.peakPerSecond! * itemsWrittenOf(name, access), 0);
    return itemCount / lasting <= written ? undefined : cautions(
      Engine.POSTGRES,
      () => `${counted(itemCount, 'live item')} of ${name} that ${itemCount === 1 ? 'lasts' : 'last'} ${count(lasting)} s ${itemCount === 1 ? 'is' : 'are'} ${counted(itemCount / lasting, 'delete')}/s, and the patterns write ${counted(written, 'item')}/s `
        + `at the peak: at that rate ${count(written * lasting)} are live at once; the deletes are counted as declared`,
      'correct itemCount, expiry.afterSeconds or peakPerSecond, whichever is off, or declare the pattern that writes the others',
    );
  }),
};
