import { keys } from '../model/keys.ts';
import type { Field, Format, Pipeline } from '../model/pipeline.ts';
import { addressOf } from './address.ts';

const formats: Readonly<Record<Format, string>> = { csv: 'CSV', json: 'JSON' };

/**
 * `data-gov-tw.json`: the dataset as data.gov.tw's metadata standard v2 words it. Left out are what the portal makes itself and
 * lets nobody set (dataQuality, publishedDate, modifiedDate, resourceModifiedDate) and the account that sends it (dataProvider).
 */
export function portalRecord(
  pipeline: Pipeline,
  version: string,
  rows: number,
  fields: readonly Field[],
  files: readonly { readonly name: string; readonly format: Format }[],
  base: string | undefined,
): Record<string, unknown> {
  const { agency, coverage } = pipeline;
  return {
    ...(pipeline.identifier !== undefined && { identifier: pipeline.identifier }),
    ...(pipeline.category !== undefined && { categoryService: pipeline.category }),
    categoryDataset: 'A',
    title: pipeline.title.zh,
    description: pipeline.description.zh,
    type: 'rawData',
    license: licenseCode(pipeline.license),
    cost: 'free',
    publisherOID: `${agency.oid}|${agency.name}`,
    publisherContactName: agency.contact.name,
    publisherContactPhone: agency.contact.phone,
    publisherContactEmail: agency.contact.email,
    updateFrequency: updateFrequency(pipeline.frequency),
    coverageStartedDate: coverage?.from ?? '',
    coverageEndedDate: coverage?.to ?? '',
    spatialCoverage: coverage?.place ?? '',
    language: 'zh',
    ...(base && { relatedUrl: addressOf(base, keys.dataset(pipeline.id)) }),
    keyword: pipeline.keywords ?? [],
    notes: `版次 ${version}`,
    en: { title: pipeline.title.en, description: pipeline.description.en },
    distribution: files.map((file) => ({
      resourceDescription: resourceDescription(pipeline, file.format),
      resourceField: fields.map(resourceField),
      resourceFormat: formats[file.format],
      resourceCharacterEncoding: 'UTF-8',
      resourceDownloadUrl: addressOf(base, keys.latest(pipeline.id, file.name)),
      resourceAmount: String(rows),
    })),
  };
}

/** 授權方式: only the code of OGDL is known; others are told by their SPDX names rather than by a guessed code. */
function licenseCode(license: Pipeline['license']): string {
  return license === 'OGDL-Taiwan-1.0' ? '1' : license;
}

/** 更新頻率 as the portal's object; wording that is no regular interval keeps its words, which the portal takes too. */
function updateFrequency(words: string): unknown {
  if (words.startsWith('不定期')) return { regularupdate: '2', Frequency: '', unittime: '' };
  const [, count, unit] = /^每(\d*)個?(分鐘|小時|季|分|時|日|天|週|月|年)$/.exec(words) ?? [];
  if (unit === undefined) return words;
  return { regularupdate: '1', Frequency: count || '1', unittime: unit };
}

/** The only place where the portal's readers learn which period and format a file has. */
function resourceDescription(pipeline: Pipeline, format: Format): string {
  const { from, to } = pipeline.coverage ?? {};
  const period = from || to ? `（${from ?? ''}至${to ?? '今'}）` : '';
  return `${pipeline.title.zh}${period} ${formats[format]} 檔`;
}

function resourceField(field: Field): Record<string, string> {
  const unit = field.unit === undefined ? '' : `，單位：${field.unit}`;
  const more = field.description === undefined ? '' : `，${field.description}`;
  return {
    name: field.name,
    description: `${field.title}${unit}${more}`,
    ...(field.uri !== undefined && { uri: field.uri }),
  };
}
