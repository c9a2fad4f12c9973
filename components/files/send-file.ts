import type { UploadedFile } from '@/lib/files/schema'

/** `again`: sending the same file once more may help (connection lost, server failure, session ended). */
type SendAnswer = { ok: true; file: UploadedFile } | { ok: false; message: string; again: boolean }
export type Sending = { answer: Promise<SendAnswer>; cancel: () => void }

const lost = 'Связь прервалась. Файл отправится сам, когда она появится, – или нажмите «Повторить».'

function read(request: XMLHttpRequest): SendAnswer {
  const body = request.response as { error?: { message?: string } } | UploadedFile | null
  if (request.status === 201 && body && 'id' in body) return { ok: true, file: body }
  const said = body && 'error' in body ? body.error?.message : undefined
  if (request.status === 401)
    return {
      ok: false,
      again: true,
      message: 'Время сеанса истекло. Войдите в соседней вкладке и нажмите «Повторить».',
    }
  return {
    ok: false,
    message: said ?? 'Портал не принял файл из-за сбоя. Повторите через минуту.',
    again: request.status >= 500 || !said,
  }
}

/**
 * Sends one file as a request body with its name in a header; `attempt` is the same when it is sent again, so that a
 * file whose answer was lost is not stored twice. XMLHttpRequest, because fetch does not report what was sent.
 */
export function sendFile(
  url: string,
  { file, attempt }: { file: File; attempt: string },
  onProgress: (sentBytes: number) => void,
): Sending {
  const request = new XMLHttpRequest()
  const answer = new Promise<SendAnswer>((resolve) => {
    request.open('POST', url)
    request.responseType = 'json'
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name))
    request.setRequestHeader('x-attempt', attempt)
    request.upload.onprogress = (event) => onProgress(event.loaded)
    request.onload = () => resolve(read(request))
    request.onerror = () => resolve({ ok: false, message: lost, again: true })
    request.ontimeout = request.onerror
    request.onabort = request.onerror
    request.send(file)
  })
  return { answer, cancel: () => request.abort() }
}
