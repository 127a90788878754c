/** Starts the screen. */
import '@fontsource/inter/latin-400.css'
import '@fontsource/inter/latin-500.css'
import '@fontsource/inter/latin-600.css'
import './theme/tokens.css'
import './theme/base.css'
import './theme/dialog.css'
import { mount } from 'svelte'
import App from './App.svelte'
import { router } from './shell/router.svelte'
import { viewOf } from './shell/views'

// While it is asked who sits here, what they will look at is fetched.
const { view } = router.place
if (view) void viewOf(view).load().catch(() => undefined)
const target = document.getElementById('app')
if (target) mount(App, { target })
