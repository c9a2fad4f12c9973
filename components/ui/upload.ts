/** What the upload address answers. */
export type UploadedFile = { id: string; name: string; size: number }
export type UploadAnswer = { ok: true; file: UploadedFile } | { ok: false; message: string }

const lost = 'Нет связи: файл не отправлен. Приложите его ещё раз.'

function readAnswer(request: XMLHttpRequest): UploadAnswer {
  const body: unknown = request.response
  if (request.status >= 200 && request.status < 300 && body) return { ok: true, file: body as UploadedFile }
  const message = (body as { error?: { message?: string } } | null)?.error?.message
  return { ok: false, message: message ?? 'Файл не принят из-за сбоя. Повторите через минуту.' }
}

/** Sends one file as the request's body and reports the bytes sent; XMLHttpRequest, because fetch cannot report them. Never throws. */
export function uploadFile(url: string, file: File, onProgress: (sentBytes: number) => void): Promise<UploadAnswer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.responseType = 'json'
    request.setRequestHeader('content-type', file.type || 'application/octet-stream')
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name))
    request.upload.onprogress = (event) => onProgress(event.loaded)
    request.onload = () => resolve(readAnswer(request))
    request.onerror = () => resolve({ ok: false, message: lost })
    request.ontimeout = request.onerror
    request.send(file)
  })
}
