/**
 * `DISTANCE(place, place, unit)` in miles or kilometres along the surface of the earth; blank where a place is.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_geolocate.htm
 */
import type { DatabaseSync } from 'node:sqlite';
import { Location, distanceBetween } from '../runtime/values/location.ts';
import { plainField } from '../schema/fieldDefaults.ts';
import type { SoqlBind, SoqlFunction, SoqlPlace } from '../syntax/parseSoql.ts';
import { SoqlError, malformed } from './errors.ts';
import type { BoundOperand } from './operands.ts';
import { plain } from './operands.ts';
import type { Scope } from './scope.ts';
import type { Emit, SqlText } from './sql.ts';
import { sequence } from './sql.ts';

const DISTANCE = { ...plainField('expr', 'double'), scale: 0 };

/** The operand of a DISTANCE call. */
export function bindDistance(scope: Scope, call: SoqlFunction): BoundOperand {
  const [from, to] = call.places;
  const unit = call.unit?.toLowerCase() ?? '';
  if (unit !== 'mi' && unit !== 'km') throw malformed(`Invalid distance unit: ${call.unit ?? ''}`, call.at);
  const emit = sequence('sf_distance(', place(scope, from!), ', ', place(scope, to!), `, '${unit}')`);
  return { ...plain(emit, DISTANCE), averaged: true };
}

/** Latitude and longitude as two SQL arguments. */
function place(scope: Scope, given: SoqlPlace): Emit {
  if (given.kind === 'field') return fieldPlace(scope, given.path);
  if (given.kind === 'bind') {
    return (out) => {
      const value = out.run.binds[given.index];
      if (value !== null && !(value instanceof Location))
        throw new SoqlError('INVALID_FIELD', 'DISTANCE needs a Location');
      out.value(value?.latitude?.n ?? null);
      out.text += ', ';
      out.value(value?.longitude?.n ?? null);
    };
  }
  return sequence(coordinate(given.latitude), ', ', coordinate(given.longitude));
}

function coordinate(value: number | SoqlBind): Emit {
  return (out: SqlText) => out.value(typeof value === 'number' ? value : Number(String(out.run.binds[value.index])));
}

function fieldPlace(scope: Scope, path: Extract<SoqlPlace, { kind: 'field' }>['path']): Emit {
  const { field } = scope.column(path);
  if (field.components === null) {
    throw new SoqlError('INVALID_FIELD', `field '${field.apiName}' does not support function DISTANCE`, path.at);
  }
  const parents = path.names.slice(0, -1);
  const degrees = ['latitude', 'longitude'].map((part) => {
    const names = [...parents, field.components![part]!];
    const column = scope.column({ names, at: path.at });
    return `(${column.sql} / 1e${column.field.scale})`;
  });
  return (out) => {
    out.text += degrees.join(', ');
  };
}

/** Registers `sf_distance`. */
export function registerDistance(db: DatabaseSync): void {
  db.function('sf_distance', { deterministic: true }, (lat1, lon1, lat2, lon2, unit) => {
    const degrees = [lat1, lon1, lat2, lon2];
    if (degrees.some((value) => value === null)) return null;
    const [a, b, c, d] = degrees.map(Number) as [number, number, number, number];
    return distanceBetween([a, b], [c, d], unit === 'km' ? 'km' : 'mi');
  });
}
