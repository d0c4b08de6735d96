import * as fc from 'fast-check';

/** The same draws in every run: what fails must fail for everybody. Set FC_SEED to look at others. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20261123) });
