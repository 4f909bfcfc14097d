/** A format that is not read here, in words for people, and the extensions it comes with. */
export interface OtherFormat {
  readonly zh: string;
  readonly en: string;
  readonly extensions: readonly string[];
}

/** By the first bytes, each a character. Marks of few bytes say more about what must follow. */
const marks: readonly (readonly [mark: RegExp, zh: string, en: string, extensions: readonly string[]])[] = [
  [/^%PDF-/, 'PDF 文件', 'a PDF document', ['pdf']],
  [/^7z\xbc\xaf\x27\x1c/, '7-Zip 壓縮檔', 'a 7-Zip archive', ['7z']],
  [/^Rar!\x1a\x07/, 'RAR 壓縮檔', 'a RAR archive', ['rar']],
  [/^BZh[1-9]1AY&SY/, 'bzip2 壓縮檔', 'a bzip2 archive', ['bz2']],
  [/^\xfd7zXZ/, 'XZ 壓縮檔', 'an XZ archive', ['xz']],
  [/^\(\xb5\/\xfd/, 'Zstandard 壓縮檔', 'a Zstandard archive', ['zst']],
  [/^\x04\x22\x4d\x18/, 'LZ4 壓縮檔', 'an LZ4 archive', ['lz4']],
  [/^.{257}ustar/s, 'tar 封存檔', 'a tar archive', ['tar']],
  [
    /^(?:MIME-Version:|From: <Saved by .*\nMIME-Version:)/s,
    '單一檔案網頁（MHTML）',
    'a web page in one file (MHTML)',
    ['mht', 'mhtml'],
  ],
  [/^\x89PNG/, '圖片（PNG）', 'a picture (PNG)', ['png']],
  [/^\xff\xd8\xff/, '圖片（JPEG）', 'a picture (JPEG)', ['jpg', 'jpeg']],
  [/^GIF8[79]a/, '圖片（GIF）', 'a picture (GIF)', ['gif']],
  [/^RIFF.{4}WEBP/s, '圖片（WebP）', 'a picture (WebP)', ['webp']],
  [/^BM.{4}\0{4}/s, '圖片（BMP）', 'a picture (BMP)', ['bmp']],
  [/^(?:II\*\0|MM\0\*)/, '圖片（TIFF）', 'a picture (TIFF)', ['tif', 'tiff']],
  [/^\{\\rtf/, 'RTF 文件', 'an RTF document', ['rtf']],
  [/^PAR1\x15/, 'Parquet 檔', 'a Parquet file', ['parquet']],
  [/^ARROW1\0\0/, 'Arrow（Feather）檔', 'an Arrow (Feather) file', ['arrow', 'feather']],
  [/^\x89HDF\r\n\x1a\n/, 'HDF5（netCDF 4）檔', 'an HDF5 (netCDF 4) file', ['h5', 'hdf5', 'nc']],
  [/^\$FL[23]@\(#\)/, 'SPSS 資料檔', 'an SPSS file', ['sav', 'zsav']],
  [/^SQLite format 3/, 'SQLite 資料庫', 'an SQLite database', ['db', 'sqlite']],
  [/^\0\x01\0\0Standard (?:Jet|ACE) DB\0/, 'Access 資料庫', 'an Access database', ['mdb', 'accdb']],
  // Version, a date in three bytes, the count of records, and the sizes of header and record: at least one field and the end of the list.
  [
    /^[\x02\x03\x30-\x32\x43\x83\x8b\xf5].[\x01-\x0c][\x01-\x1f].{3}[\0-\x0f].{2}.[\0-\x7f]\0\0/s,
    'dBase（DBF）資料表',
    'a dBase (DBF) table',
    ['dbf'],
  ],
  [/^\0\0\x02\0[\x20-\x23]\x51/, 'Quattro Pro 試算表', 'a Quattro Pro spreadsheet', ['wq1', 'wq2', 'wb1']],
  [
    /^\0\0(?:\x02\0[\x04-\x06]\x04|\x1a\0.\x10)/s,
    'Lotus 1-2-3 試算表',
    'a Lotus 1-2-3 spreadsheet',
    ['wk1', 'wks', 'wk3', 'wk4', '123'],
  ],
  [/^ID;P[^\r\n]*\r?\n(?:[BCFOP];[A-Z]|E\r?\n)/, 'SYLK 試算表', 'a SYLK spreadsheet', ['slk', 'sylk']],
  [/^TABLE\r?\n0,1\r?\n/, 'DIF 試算表', 'a DIF spreadsheet', ['dif']],
  [/^\0\0\x27\x0a\0/, 'Shapefile 圖資（SHP）', 'a shapefile (SHP)', ['shp', 'shx']],
  [/^MZ.{2,60}\0/s, 'Windows 程式（EXE），或自解壓縮檔', 'a program for Windows (EXE)', ['exe', 'dll']],
  [/^L\0\0\0\x01\x14\x02\0/, 'Windows 捷徑', 'a shortcut of Windows', ['lnk']],
];

/** What the head of a file, each byte a character, is the beginning of; undefined: nothing that is known here. */
export function otherFormat(head: string): OtherFormat | undefined {
  const mark = marks.find(([one]) => one.test(head));
  return mark && { zh: mark[1], en: mark[2], extensions: mark[3] };
}
