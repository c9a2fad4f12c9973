import type { ComponentProps } from 'react'
import { cx } from './cx'

type Props = Omit<ComponentProps<'img'>, 'alt' | 'src'> & { src: string; alt: string }

/** An image whose text alternative takes its place when images are switched off («версия для слабовидящих»). */
export function Picture({ className, alt, ...img }: Props) {
  return (
    <>
      {/* eslint-disable-next-line @next/next/no-img-element -- tenants' files come from storage, the optimizer would only copy them */}
      <img {...img} alt={alt} className={cx('picture', className)} />
      {alt && <span className="picture-alt">{alt}</span>}
    </>
  )
}
