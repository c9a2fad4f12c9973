import { DialogButton } from '@/components/ui/Dialog'

/** The code that opens a series on a phone: the stopwatch is for the workplace, the page of the series is at a desk. */
export function PhoneCode({ place, code: { url, svg } }: { place: string; code: { url: string; svg: string } }) {
  return (
    <DialogButton label="Код для телефона" title={`Секундомер: ${place}`} variant="text" size="s">
      <div className="grid justify-items-center gap-4">
        {/* Light on every theme: cameras read dark on light. */}
        <div
          role="img"
          aria-label={`QR-код: секундомер серии «${place}»`}
          className="w-full max-w-72 bg-white [&_svg]:h-auto [&_svg]:w-full"
          dangerouslySetInnerHTML={{ __html: svg }}
        />
        <p className="text-muted">
          Наведите камеру телефона: откроется секундомер этой серии. Войдите под своей учётной записью; дальше он
          работает и без связи.
        </p>
        <p className="max-w-full break-all text-sm">
          <a href={url}>{url}</a>
        </p>
      </div>
    </DialogButton>
  )
}
