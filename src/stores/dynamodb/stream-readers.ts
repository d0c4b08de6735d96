import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { STREAM_READERS } from '../../rules/limits';

/** Counts who reads the tables' own streams: each feed is one reader, and each further consumer of a feed is another. */
export class StreamReaders {
  private readonly counts = new Map<dynamodb.ITable, number>();

  /** Keeps a reader for a feed. */
  public reserve(table: dynamodb.ITable): void {
    this.counts.set(table, (this.counts.get(table) ?? 0) + 1);
  }

  /** Adds a reader to a feed that has one. Fails when the stream serves no more: its shards would throttle all of them. */
  public add(table: dynamodb.ITable, feed: string, consumer: string): void {
    if (this.counts.get(table)! >= STREAM_READERS) {
      throw new Error(`change feed '${feed}': the stream of ${table.node.path} serves ${STREAM_READERS} readers and has them already, and ${consumer} `
        + "would be another; give the feed the target 'kinesis', or let one function do the work of two");
    }
    this.reserve(table);
  }
}
