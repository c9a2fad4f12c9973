'use client'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import './map.css'

type Props = { label: string; children: ReactNode }
type More = { left: boolean; right: boolean }

/** A box that scrolls sideways and says so: an edge where more is hidden, and words until it has been moved. */
export function ScrollHint({ label, children }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const [more, setMore] = useState<More>({ left: false, right: false })
  const [moved, setMoved] = useState(false)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const look = () => {
      const { scrollLeft, scrollWidth, clientWidth } = element
      setMore({ left: scrollLeft > 4, right: scrollLeft + clientWidth < scrollWidth - 4 })
      if (scrollLeft > 4) setMoved(true)
    }
    const watch = new ResizeObserver(look)
    watch.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    look()
    return () => {
      watch.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [])
  return (
    <>
      {more.right && !moved && (
        <p className="mb-1 text-right text-sm text-muted print:hidden" aria-hidden="true">
          Карта шире экрана: листайте вбок →
        </p>
      )}
      <div className={cx('map-scroll', more.left && 'map-more-left', more.right && 'map-more-right')}>
        <div ref={box} className="map-drawing overflow-x-auto" role="region" aria-label={label} tabIndex={0}>
          {children}
        </div>
      </div>
    </>
  )
}
