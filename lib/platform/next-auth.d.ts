import 'next-auth'
import 'next-auth/jwt'

declare module 'next-auth' {
  interface User {
    /** A second factor was shown at sign-in. */
    strong?: boolean
  }
  interface Session {
    user?: undefined
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    /** Id of the UserSession. */
    sid?: string
  }
}
