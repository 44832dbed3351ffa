/**
 * Serves the Pub/Sub API over gRPC on 127.0.0.1. Its clients insist on TLS, so the server makes itself a certificate: it proves nothing, and
 * clients are told to accept it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Server, ServerCredentials, loadPackageDefinition, type ServiceDefinition } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { generate } from 'selfsigned';
import type { Org } from '../../org/org.ts';
import { PubSubService } from './pubSubService.ts';

const PROTO = join(import.meta.dirname, 'eventbus.proto');
/** Days a certificate is good for. */
const VALID_DAYS = 3650;
/** Milliseconds that clients have to hang up when the server ends. */
const PATIENCE = 300;

/** A running server. */
export interface PubSubServer {
  readonly port: number;
  /** Ends open calls, then the server. */
  close(): Promise<void>;
}

/** Starts the server; port 0 takes a free one. */
export async function servePubSub(org: Org, port: number, dataDir: string): Promise<PubSubServer> {
  const server = new Server();
  const service = new PubSubService(org);
  server.addService(definition(), service.handlers() as never);
  const { key, cert } = await certificate(dataDir);
  const pair = { private_key: Buffer.from(key), cert_chain: Buffer.from(cert) };
  const bound = await new Promise<number>((done, failed) => {
    server.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createSsl(null, [pair]), (error, given) => {
      if (error) failed(error);
      else done(given);
    });
  });
  return {
    port: bound,
    async close() {
      service.endStreams();
      await Promise.race([new Promise((done) => server.tryShutdown(done)), setTimeout(PATIENCE, null, { ref: false })]);
      server.forceShutdown();
    },
  };
}

function definition(): ServiceDefinition {
  const loaded = loadSync(PROTO, { keepCase: true, longs: Number, enums: String, defaults: true });
  const { eventbus } = loadPackageDefinition(loaded) as unknown as {
    eventbus: { v1: { PubSub: { service: ServiceDefinition } } };
  };
  return eventbus.v1.PubSub.service;
}

interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** The certificate kept beside the data, so that a client that trusts it goes on doing so after a restart. */
async function certificate(dataDir: string): Promise<Certificate> {
  const file = join(dataDir, 'pubsub-certificate.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Certificate;
  const notAfterDate = new Date(Date.now() + VALID_DAYS * 86_400_000);
  const made = await generate([{ name: 'commonName', value: 'localhost' }], { notAfterDate, keySize: 2048 });
  const kept = { key: made.private, cert: made.cert };
  writeFileSync(file, JSON.stringify(kept), { mode: 0o600 });
  return kept;
}
