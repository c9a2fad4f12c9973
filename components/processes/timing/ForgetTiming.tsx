'use client'
import { useEffect } from 'react'
import { forgetSheets } from './store'

/** On the page that follows a sign-out: what the device holds of series is for the one who was signed in. */
export function ForgetTiming() {
  useEffect(forgetSheets, [])
  return null
}
