/** The password that Excel itself uses for a workbook that anybody may open but not rearrange (MS-OFFCRYPTO §2.4.2.4). */
export const DEFAULT_PASSWORD = 'VelvetSweatshop';
