import type { Hostile } from './hostile.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');

/** A file of a format that is not read: the Fault names it and says what to do. */
function unread(kind: string, name: string, start: string, says: RegExp, ends = 'format-unknown'): Hostile {
  return { kind, name, make: () => Buffer.concat([latin(start), new Uint8Array(600)]), ends, says };
}

export const others: readonly Hostile[] = [
  unread('PDF', '表.pdf', '%PDF-1.7\n%\xe2\xe3', /PDF/),
  unread('a PDF called .xlsx', '表.xlsx', '%PDF-1.7\n', /PDF/, 'file-mislabelled'),
  unread('PNG', '圖.png', '\x89PNG\r\n\x1a\n', /PNG/),
  unread('JPEG called .xls', '表.xls', '\xff\xd8\xff\xe0', /JPEG/, 'file-mislabelled'),
  unread('GIF', '圖.gif', 'GIF89a', /GIF/),
  unread('RAR', '表.rar', 'Rar!\x1a\x07\x00', /RAR/),
  unread('7-Zip', '表.7z', '7z\xbc\xaf\x27\x1c', /7-Zip/),
  unread('bzip2', '表.bz2', 'BZh91AY&SY', /bzip2/),
  unread('XZ', '表.xz', '\xfd7zXZ\x00', /XZ/),
  unread('Zstandard', '表.zst', '(\xb5/\xfd', /Zstandard/),
  unread('tar', '表.tar', `${'a.csv'.padEnd(257, '\0')}ustar`, /tar/),
  unread('Parquet', '表.parquet', 'PAR1\x15\x04', /Parquet/),
  unread('SQLite', '表.db', 'SQLite format 3\0', /SQLite/),
  unread('a web page in one file', '表.mht', 'MIME-Version: 1.0\r\n', /MHTML/),
  unread('a web page in one file, called .xls', '表.xls', 'MIME-Version: 1.0\r\n', /MHTML/, 'file-mislabelled'),
  unread('RTF', '表.rtf', '{\\rtf1', /RTF/),
  unread('Lotus 1-2-3', '表.wk1', '\x00\x00\x02\x00\x06\x04\x06\x00\x08\x00', /Lotus/),
  unread('Lotus 1-2-3 of release 3', '表.wk3', '\x00\x00\x1a\x00\x00\x10\x04\x00', /Lotus/),
  unread('Quattro Pro', '表.wq1', '\x00\x00\x02\x00\x20\x51\x06\x00', /Quattro/),
  unread('dBase III', '表.dbf', '\x03\x7a\x05\x0c\x02\x00\x00\x00\x41\x00\x0a\x00', /dBase/),
  unread('dBase with a memo', '表.dbf', '\x83\x7a\x05\x0c\x02\x00\x00\x00\x41\x00\x0a\x00', /dBase/),
  unread('SYLK', '表.slk', 'ID;PWXL;N;E\r\nC;Y1;X1;K"a"\r\nE\r\n', /SYLK/),
  unread('SYLK called .xls', '表.xls', 'ID;PWXL;N;E\r\nC;Y1;X1;K"a"\r\nE\r\n', /SYLK/, 'file-mislabelled'),
  unread('DIF', '表.dif', 'TABLE\r\n0,1\r\n"EXCEL"\r\nVECTORS\r\n0,2\r\n""\r\n', /DIF/),
  unread('an Access database', '表.mdb', '\x00\x01\x00\x00Standard Jet DB\0', /Access/),
  unread('an Access database of today', '表.accdb', '\x00\x01\x00\x00Standard ACE DB\0', /Access/),
  unread('a shapefile', '圖.shp', '\x00\x00\x27\x0a', /Shapefile|SHP/),
  unread('Feather', '表.feather', 'ARROW1\0\0', /Arrow/),
  unread('WebP', '圖.webp', 'RIFF\x24\0\0\0WEBPVP8 ', /WebP/),
  unread('BMP', '圖.bmp', 'BM\x36\0\0\0\0\0\0\0\x36\0\0\0', /BMP/),
  unread('TIFF', '圖.tif', 'II*\0\x08\0\0\0', /TIFF/),
  unread('a program for Windows', '表.exe', 'MZ\x90\0\x03\0\0\0\x04', /EXE|Windows/),
  unread('LZ4', '表.lz4', '\x04\x22\x4d\x18', /LZ4/),
  unread('a shortcut of Windows', '表.lnk', 'L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0F', /捷徑/),
  unread('HDF5 (netCDF 4)', '表.nc', '\x89HDF\r\n\x1a\n', /HDF5/),
  unread('SPSS', '表.sav', '$FL2@(#) SPSS', /SPSS/),
  unread('Outlook', '信.eml', 'From - Mon\r\nReceived: x', /./, 'format-unknown'),
];
