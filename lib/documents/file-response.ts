import 'server-only'

const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
  bpmn: 'application/xml; charset=utf-8',
} as const
export type FileType = keyof typeof types

/** A made document as a download with a Russian name (RFC 6266), never run inside the page. */
export const fileResponse = (
  body: BodyInit,
  type: FileType,
  name: string,
  headers: Record<string, string> = {},
): Response =>
  new Response(body, {
    headers: {
      'content-type': types[type],
      'content-disposition': `attachment; filename="document.${type}"; filename*=UTF-8''${encodeURIComponent(`${name}.${type}`)}`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
  })
