import 'server-only'
import { fail } from '@/lib/core/result'
import { failureResponse, withActor } from '@/lib/platform/api'
import { getPassportDocument } from '@/lib/projects/passport/document-queries'
import { fileResponse } from './file-response'
import { passportDocx } from './passport-docx'
import { passportPdf } from './passport-pdf'

const NAME = 90

/** A project's passport as a download; `?version=2` – as it was handed in then. */
export const passportResponse = (
  request: Request,
  tenant: string,
  id: string,
  type: 'pdf' | 'docx',
): Promise<Response> =>
  withActor(request, tenant, async (actor) => {
    const version = new URL(request.url).searchParams.get('version')
    const missing = failureResponse(
      fail('NOT_FOUND', 'Такого паспорта или такой версии нет, или она вам недоступна. Откройте проект из списка.')
        .error,
    )
    if (version !== null && !/^[1-9]\d{0,5}$/.test(version)) return missing
    const source = await getPassportDocument(actor, { id, ...(version !== null && { version: Number(version) }) })
    if (!source) return missing
    const title = (source.fields.title ?? '')
      .replace(/[\s\p{Cc}\\/:*?"<>|]+/gu, ' ')
      .trim()
      .slice(0, NAME)
      .trim()
    const name = [
      `Паспорт проекта № ${source.number}`,
      ...(version === null ? [] : [`версия ${version}`]),
      ...(title ? [title] : []),
    ].join(' – ')
    return type === 'pdf'
      ? fileResponse(passportPdf(source), 'pdf', name)
      : fileResponse(await passportDocx(source), 'docx', name)
  })
