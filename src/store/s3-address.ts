import { Fault } from '../model/fault.ts';
import { isKey } from './key.ts';
import type { S3Settings } from './s3.ts';

const known = ['endpoint', 'region', 'path-style'];

/**
 * Reads `s3://bucket/prefix?endpoint=…&region=…&path-style=true|false`. With an endpoint the bucket is named in the path unless
 * told otherwise, and the region, which most servers but Amazon's ignore, is AWS_REGION's or `us-east-1` unless given. Throws Fault `usage`.
 */
export function s3Settings(address: string): S3Settings {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || url.hostname === '') throw wrong(address, '應為 s3://儲存桶/前綴', 'expected s3://bucket/prefix');
  if (url.username !== '' || url.password !== '') {
    throw wrong(
      's3://…',
      '金鑰不可寫在位址裡，請改用環境變數 AWS_ACCESS_KEY_ID 與 AWS_SECRET_ACCESS_KEY',
      'keys do not belong in the address; use the environment variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
    );
  }
  const stranger = [...url.searchParams.keys()].find((name) => !known.includes(name));
  if (stranger !== undefined) {
    throw wrong(
      address,
      `沒有「${stranger}」這個參數，可用 ${known.join('、')}`,
      `"${stranger}" is none of ${known.join(', ')}`,
    );
  }
  const endpoint = url.searchParams.get('endpoint');
  if (endpoint !== null && !/^https?:$/.test(URL.parse(endpoint)?.protocol ?? '')) {
    throw wrong(
      address,
      'endpoint 應為 http:// 或 https:// 開頭的網址',
      'endpoint must begin with http:// or https://',
    );
  }
  const style = url.searchParams.get('path-style');
  if (style !== null && style !== 'true' && style !== 'false') {
    throw wrong(address, 'path-style 應為 true 或 false', 'path-style is true or false');
  }
  const region =
    url.searchParams.get('region') ?? (endpoint === null ? null : (process.env['AWS_REGION'] ?? 'us-east-1'));
  return {
    bucket: decoded(address, url.hostname),
    prefix: prefixOf(address, url.pathname),
    ...(endpoint === null ? {} : { endpoint }),
    ...(region === null ? {} : { region }),
    forcePathStyle: style === null ? endpoint !== null : style === 'true',
  };
}

function prefixOf(address: string, pathname: string): string {
  const prefix = decoded(address, pathname).replace(/^\/|\/$/g, '');
  if (prefix === '' || isKey(prefix)) return prefix;
  throw wrong(
    address,
    '前綴不得有空的部分、控制字元或反斜線',
    'a prefix has no empty part, control character or backslash',
  );
}

function decoded(address: string, text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    throw wrong(address, '% 之後應為兩個十六進位數字', 'two hexadecimal digits follow a %', error);
  }
}

function wrong(address: string, zh: string, en: string, cause?: unknown): Fault {
  return new Fault(
    'usage',
    {
      zh: `儲存處位址「${address}」不正確：${zh}。`,
      en: `The store's address "${address}" is not right: ${en}.`,
    },
    cause,
  );
}
