'use client'
import { useState } from 'react'
import { newId } from '@/lib/core/ids'

/**
 * Names one rendering of a form, so that the same sending that arrives twice does its work once. Made anew on the
 * server and in the browser: either is unique, so the difference is no fault. Pages with forms that write are never
 * kept in a cache.
 */
export function AttemptKey() {
  const [key] = useState(newId)
  return <input type="hidden" name="attempt" defaultValue={key} suppressHydrationWarning />
}
