/** What a client may do with the data. */
export enum DataAccess {
  /** Read, through the declared access patterns or the read-only login. */
  READ = 'read',
  /** Read and write. */
  READ_WRITE = 'read-write',
}
