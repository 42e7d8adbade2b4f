/** Where the page is published, written into it when it is built (scripts/vite/public-address.ts); empty where nobody said. */
declare const PUBLIC_ADDRESS: string
