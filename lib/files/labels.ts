import { formatBytes } from '@/lib/core/format'
import { formatNames, formats, MAX_FILE_BYTES, type FormatName, type Refusal } from './rules'

/** Short sign of a stored file's kind for lists: PDF, DOCX, …; «Файл» for an unknown one. */
export const kindLabel = (mime: string): string =>
  formatNames.find((name) => formats[name].mime === mime)?.toUpperCase() ?? 'Файл'

/** For a file input's `accept`: the browser offers these first (and an iPhone turns its photos into JPG). */
export const acceptAttribute = formatNames
  .flatMap((name) => [formats[name].mime, ...formats[name].extensions.map((e) => `.${e}`)])
  .join(',')

export const allowedKindsText = 'PDF, DOCX, XLSX, PPTX, ODT, ODS, JPG, PNG, WEBP, TXT, CSV'

/** Address of a file's download. */
export const fileHref = (tenantSlug: string, id: string): string => `/api/${tenantSlug}/files/${id}`

const found: Partial<Record<FormatName, string>> = {
  jpg: 'снимок JPG',
  png: 'картинка PNG',
  webp: 'картинка WEBP',
  txt: 'обычный текст',
  csv: 'таблица CSV',
}

/** Why a file is refused and what to do. */
export function refusalText(refusal: Refusal, format?: FormatName): string {
  switch (refusal) {
    case 'EMPTY':
      return 'Файл пустой. Проверьте, что он сохранён, и выберите снова.'
    case 'TOO_LARGE':
      return `Файл больше ${formatBytes(MAX_FILE_BYTES)}. Уменьшите его (например, сканируйте в чёрно-белом виде) или разделите на части.`
    case 'INCOMPLETE':
      return 'Файл пришёл не целиком: связь прервалась. Повторите загрузку.'
    case 'MACRO':
      return 'В документе есть макросы – такие файлы не принимаются. Сохраните его без макросов (DOCX, XLSX, PPTX или PDF) и загрузите снова.'
    case 'EXECUTABLE':
      return 'Это программа, а не документ. Программы не принимаются.'
    case 'MARKUP':
      return 'Веб-страницы, SVG и XML не принимаются: внутри может быть программа. Сохраните документ как PDF.'
    case 'OLD_OFFICE':
      return 'Старый формат Office (DOC, XLS, PPT) или документ с паролем. Откройте его и сохраните как DOCX, XLSX, PPTX или PDF без пароля.'
    case 'ARCHIVE':
      return 'Архивы не принимаются. Распакуйте архив и загрузите документы по одному или все сразу.'
    case 'HEIC':
      return 'Снимки HEIC открываются не на всех компьютерах. Сохраните снимок как JPG и загрузите снова.'
    case 'NOT_UTF8':
      return 'Текст записан не в UTF-8. Сохраните файл в кодировке UTF-8 (в Excel: «CSV UTF-8») и загрузите снова.'
    case 'BROKEN':
      return 'Документ повреждён и не читается. Откройте его у себя, сохраните заново и загрузите снова.'
    case 'UNKNOWN':
      return `Такие файлы не принимаются. Подойдут: ${allowedKindsText}.`
    case 'EXTENSION':
      return `Имя файла не соответствует содержимому: внутри ${format ? (found[format] ?? `документ ${format.toUpperCase()}`) : 'другой формат'}. Исправьте расширение (.${format ?? 'pdf'}) и загрузите снова.`
  }
}
