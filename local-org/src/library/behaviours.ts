/** The behaviour of every library type that has one, by `Namespace.Type`. */
import type { LibraryType } from '../abi/libraryType.ts';
import { behaviour as systemBlob } from './System/Blob.ts';
import { behaviour as systemBoolean } from './System/Boolean.ts';
import { behaviour as systemDate } from './System/Date.ts';
import { behaviour as systemDatetime } from './System/Datetime.ts';
import { behaviour as systemDecimal } from './System/Decimal.ts';
import { behaviour as systemDouble } from './System/Double.ts';
import { behaviour as systemException } from './System/Exception.ts';
import { behaviour as systemId } from './System/Id.ts';
import { behaviour as systemInteger } from './System/Integer.ts';
import { behaviour as systemIterable } from './System/Iterable.ts';
import { behaviour as systemIterator } from './System/Iterator.ts';
import { behaviour as systemList } from './System/List.ts';
import { behaviour as systemLong } from './System/Long.ts';
import { behaviour as systemMap } from './System/Map.ts';
import { behaviour as systemMath } from './System/Math.ts';
import { behaviour as systemObject } from './System/Object.ts';
import { behaviour as systemSet } from './System/Set.ts';
import { behaviour as systemString } from './System/String.ts';
import { behaviour as systemTime } from './System/Time.ts';
import { behaviour as systemTimeZone } from './System/TimeZone.ts';

/** See the head of this file. */
export const behaviours: Readonly<Record<string, LibraryType>> = {
  'System.Blob': systemBlob,
  'System.Boolean': systemBoolean,
  'System.Date': systemDate,
  'System.Datetime': systemDatetime,
  'System.Decimal': systemDecimal,
  'System.Double': systemDouble,
  'System.Exception': systemException,
  'System.Id': systemId,
  'System.Integer': systemInteger,
  'System.Iterable': systemIterable,
  'System.Iterator': systemIterator,
  'System.List': systemList,
  'System.Long': systemLong,
  'System.Map': systemMap,
  'System.Math': systemMath,
  'System.Object': systemObject,
  'System.Set': systemSet,
  'System.String': systemString,
  'System.Time': systemTime,
  'System.TimeZone': systemTimeZone,
};
