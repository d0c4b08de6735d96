/** A class of instance, without the `db.` prefix. */
export interface InstanceClass {
  readonly name: string;
  readonly vcpus: number;
  readonly memoryGiB: number;
  /** vCPUs that it may use all day without spending credits; all of them, except for burstable classes. */
  readonly sustainedVcpus: number;
}

const SIZES = [['large', 2], ['xlarge', 4], ['2xlarge', 8], ['4xlarge', 16], ['8xlarge', 32], ['12xlarge', 48], ['16xlarge', 64]] as const;
const LARGER = [['24xlarge', 96], ['48xlarge', 192]] as const;

function family(name: string, gibPerVcpu: number, sizes: readonly (readonly [string, number])[]): readonly InstanceClass[] {
  return sizes.map(([size, vcpus]) => ({ name: `${name}.${size}`, vcpus, memoryGiB: vcpus * gibPerVcpu, sustainedVcpus: vcpus }));
}

/**
 * Two vCPUs each, with the baseline they earn credits for: 10, 20, 20 and 30 % of a vCPU.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/burstable-credits-baseline-concepts.html
 */
const T4G: readonly InstanceClass[] = [
  { name: 't4g.micro', vcpus: 2, memoryGiB: 1, sustainedVcpus: 0.2 },
  { name: 't4g.small', vcpus: 2, memoryGiB: 2, sustainedVcpus: 0.4 },
  { name: 't4g.medium', vcpus: 2, memoryGiB: 4, sustainedVcpus: 0.4 },
  { name: 't4g.large', vcpus: 2, memoryGiB: 8, sustainedVcpus: 0.6 },
];

const M7G = family('m7g', 4, SIZES);
const R8G = family('r8g', 8, [...SIZES, ...LARGER]);

/** The vCPUs of the largest class. */
export const LARGEST_VCPUS = Math.max(...R8G.map(({ vcpus }) => vcpus));

/** Cheapest first. Aurora has no micro, small or m classes; a Multi-AZ cluster only takes classes with local disks, and no t classes. */
const CLASSES: Readonly<Record<string, readonly InstanceClass[]>> = {
  'rds-instance': byNeed([...T4G, ...M7G, ...R8G]),
  'rds-multi-az-instance': byNeed([...T4G, ...M7G, ...R8G]),
  'rds-multi-az-cluster': byNeed([...family('m6gd', 4, SIZES), ...family('r6gd', 8, SIZES)]),
  'aurora-provisioned': R8G,
  'aurora-global': R8G,
};

function byNeed(classes: readonly InstanceClass[]): readonly InstanceClass[] {
  return [...classes].sort((a, b) => a.vcpus - b.vcpus || a.memoryGiB - b.memoryGiB);
}

const MEMORY = new Map(Object.values(CLASSES).flat().map(({ name, memoryGiB }) => [name, memoryGiB]));

/** The memory of a class that `classFor` gives, in GiB. */
export function memoryGiBOf(instanceClass: string): number {
  return MEMORY.get(instanceClass)!;
}

const VCPUS = new Map(Object.values(CLASSES).flat().map(({ name, vcpus }) => [name, vcpus]));

/** The vCPUs of a class that `classFor` gives. */
export function vcpusOf(instanceClass: string): number {
  return VCPUS.get(instanceClass)!;
}

/** The cheapest class that sustains the vCPUs and has the memory; the largest where none does. */
export function classFor(deployment: string, vcpus: number, memoryGiB: number): InstanceClass {
  const classes = classesOf(deployment);
  return classes.find((each) => each.sustainedVcpus >= vcpus && each.memoryGiB >= memoryGiB) ?? classes[classes.length - 1];
}

/** The cheapest class there is. */
export function smallestClass(deployment: string): InstanceClass {
  return classesOf(deployment)[0];
}

function classesOf(deployment: string): readonly InstanceClass[] {
  return CLASSES[deployment] ?? R8G;
}
