/** The mark: a ship's bell. The same drawing as public/favicon.svg. */
export const Bell = () => (
  <svg class="bell" viewBox="0 0 32 32" width="22" height="22" aria-hidden="true">
    <circle cx="16" cy="4.5" r="2.5" fill="none" stroke="currentColor" stroke-width="2" />
    <path
      fill="currentColor"
      d="M16 6.5c-4.2 0-6.5 2-6.5 5.5 0 6-1.5 8.5-5.2 11.2-.9.7-.5 1.8.6 1.8h22.2c1.1 0 1.5-1.1.6-1.8-3.7-2.7-5.2-5.2-5.2-11.2 0-3.5-2.3-5.5-6.5-5.5ZM12.7 27a3.4 3.4 0 0 0 6.6 0Z"
    />
  </svg>
);
