/**
 * Parameters and results of the functions of formulas. `?` may be left out, `…` repeats, `Any` takes everything, `Same` is what the
 * branches are. `{!}` stands for the values of templates.
 * https://help.salesforce.com/s/articleView?id=platform.customize_functions.htm
 */
import type { Kind } from './kinds.ts';

const DECLARED = `
ABS(Number): Number
ACOS(Number): Number
ADDMONTHS(Date|DateTime, Number): Date
AND(Boolean, Boolean…): Boolean
ASCII(Text): Number
ASIN(Number): Number
ATAN(Number): Number
ATAN2(Number, Number): Number
BEGINS(Text, Text): Boolean
BLANKVALUE(Any, Any): Same
BR(): Text
CASE(Any, Any, Any, Any, Any…): Same
CASESAFEID(Text): Text
CEILING(Number): Number
CHR(Number): Text
CONTAINS(Text, Text): Boolean
COS(Number): Number
DATE(Number, Number, Number): Date
DATEVALUE(Text|DateTime|Date): Date
DATETIMEVALUE(Text|DateTime|Date): DateTime
DAY(Date): Number
DAYOFYEAR(Date): Number
EXP(Number): Number
FIND(Text, Text, Number?): Number
FLOOR(Number): Number
FORMATDURATION(Number|Time|DateTime, Boolean|Time|DateTime?): Text
FROMUNIXTIME(Number): DateTime
HOUR(Time): Number
HTMLENCODE(Text): Text
HYPERLINK(Text, Text, Text?): Text
IF(Boolean, Any, Any): Same
IMAGE(Text, Text, Number?, Number?): Text
INCLUDES(MultiPicklist, Text): Boolean
INITCAP(Text, Text?): Text
ISBLANK(Any): Boolean
ISCHANGED(Any): Boolean
ISCLONE(): Boolean
ISNEW(): Boolean
ISNULL(Any): Boolean
ISNUMBER(Text): Boolean
ISOWEEK(Date): Number
ISOYEAR(Date): Number
ISPICKVAL(Picklist, Text): Boolean
JSENCODE(Text): Text
JSINHTMLENCODE(Text): Text
LEFT(Text, Number): Text
LEN(Text): Number
LN(Number): Number
LOG(Number): Number
LOWER(Text, Text?): Text
LPAD(Text, Number, Text?): Text
MAX(Number, Number…): Number
MCEILING(Number): Number
MFLOOR(Number): Number
MID(Text, Number, Number): Text
MILLISECOND(Time): Number
MIN(Number, Number…): Number
MINUTE(Time): Number
MOD(Number, Number): Number
MONTH(Date): Number
NOT(Boolean): Boolean
NOW(): DateTime
NULLVALUE(Any, Any): Same
OR(Boolean, Boolean…): Boolean
PI(): Number
PICKLISTCOUNT(MultiPicklist): Number
PRIORVALUE(Any): Same
RANDOM(): Number
REGEX(Text, Text): Boolean
REVERSE(Text): Text
RIGHT(Text, Number): Text
ROUND(Number, Number): Number
RPAD(Text, Number, Text?): Text
SECOND(Time): Number
SIN(Number): Number
SQRT(Number): Number
SUBSTITUTE(Text, Text, Text): Text
TAN(Number): Number
TEXT(Number|Date|DateTime|Time|Picklist): Text
TIMENOW(): Time
TIMEVALUE(Text|DateTime|Time): Time
TODAY(): Date
TRIM(Text): Text
TRUNC(Number, Number?): Number
UNIXTIMESTAMP(Date|DateTime|Time): Number
UPPER(Text, Text?): Text
URLENCODE(Text): Text
VALUE(Text): Number
VLOOKUP(Any, Any, Text): Any
WEEKDAY(Date): Number
YEAR(Date): Number
{!}(Any): Text
`;

/** Functions of formulas that this org refuses by name. */
export const REFUSED_FUNCTIONS: ReadonlySet<string> = new Set(
  (
    'CURRENCYRATE DISTANCE GEOLOCATION GETRECORDIDS GETSESSIONID IMAGEPROXYURL INCLUDE JUNCTIONIDLIST LINKTO PARENTGROUPVAL ' +
    'PREDICT PREVGROUPVAL REQUIRESCRIPT URLFOR'
  ).split(' '),
);

/** What a function takes and gives. */
export interface Signature {
  readonly least: number;
  readonly most: number;
  /** Kinds that the parameter at a place takes. */
  parameter(index: number): readonly Kind[];
  readonly result: Kind | 'Same';
}

const SIGNATURES = new Map(DECLARED.trim().split('\n').map(readSignature));

/** The signature of a function by its name in upper case. */
export function signatureOf(name: string): Signature | undefined {
  return SIGNATURES.get(name);
}

function readSignature(line: string): [string, Signature] {
  const [, name, list, result] = /^(.+?)\((.*)\): (\w+)$/.exec(line)!;
  const parameters = list === '' ? [] : list!.split(', ');
  const repeats = parameters.at(-1)?.endsWith('…') === true;
  const kinds = parameters.map((text) => text.replace(/[?…]$/, '').split('|') as Kind[]);
  const optional = parameters.filter((text) => /[?…]$/.test(text)).length;
  return [
    name!,
    {
      least: parameters.length - optional,
      most: repeats ? Infinity : parameters.length,
      parameter: (index) => kinds[Math.min(index, kinds.length - 1)]!,
      result: result as Kind | 'Same',
    },
  ];
}
