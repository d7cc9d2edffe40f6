#!/usr/bin/python3
"""A browser window around WebKitGTK for webkit.mjs. WebKit's own MiniBrowser forgets everything when it is driven; this one keeps a profile,
writes what the page logs and asks for into PROFILE/log, saves files to PROFILE/downloads, and prints to PROFILE/paper.pdf when it gets SIGUSR1.

  webkit-browser.py PROFILE        started by WebKitWebDriver
"""

import os
import signal
import sys

profile = sys.argv[1]
# A group of its own, so that all of it can be killed at once; the log's first line says which.
os.setpgrp()
log = os.open(os.path.join(profile, "log"), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
os.dup2(log, 1)
os.dup2(log, 2)
print("GROUP", os.getpid(), flush=True)

import gi  # noqa: E402

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2  # noqa: E402

kept = WebKit2.WebsiteDataManager(base_data_directory=f"{profile}/data", base_cache_directory=f"{profile}/cache")
context = WebKit2.WebContext(website_data_manager=kept)
context.set_automation_allowed(True)
views = []


def say(*words):
    print(*words, flush=True)


def asked(_view, resource, request):
    say("REQUEST", request.get_uri())
    resource.connect("failed", lambda _, error: say("FAILED", request.get_uri(), error.message))
    resource.connect("finished", answered)


def answered(resource):
    response = resource.get_response()
    if response is not None and response.get_status_code() >= 400:
        say("ANSWER", response.get_status_code(), resource.get_uri())


def to_paper():
    """WebKit leaves a driven page's window.print() be, so a signal asks for the window that was opened last."""
    settings = Gtk.PrintSettings()
    settings.set_printer("Print to File")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, f"file://{profile}/paper.part")
    printing = WebKit2.PrintOperation.new(views[-1])
    printing.set_print_settings(settings)
    printing.connect("finished", lambda _: os.rename(f"{profile}/paper.part", f"{profile}/paper.pdf"))
    printing.connect("failed", lambda _, error: say("FAILED to print:", error.message))
    printing.print_()
    return GLib.SOURCE_CONTINUE


def new_view(_session):
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True)
    view.get_settings().set_enable_write_console_messages_to_stdout(True)
    window = Gtk.Window()
    window.set_default_size(1280, 800)
    window.add(view)
    window.show_all()
    window.present()
    view.connect("resource-load-started", asked)
    views.append(view)
    view.connect("web-process-terminated", lambda _, reason: say("FAILED: the page's process ended,", reason))
    view.connect("close", lambda _: window.destroy())
    return view


def driven(_context, session):
    own = WebKit2.ApplicationInfo()
    own.set_name("webkit-browser.py")
    own.set_version(WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version())
    session.set_application_info(own)
    session.connect("create-web-view", new_view)


def save(_context, download):
    download.connect("decide-destination", lambda one, name: one.set_destination(f"file://{profile}/downloads/{name}") or True)
    download.connect("failed", lambda _, error: say("FAILED to save:", error.message))


GLib.unix_signal_add(GLib.PRIORITY_DEFAULT, signal.SIGUSR1, to_paper)
context.connect("automation-started", driven)
context.connect("download-started", save)
Gtk.main()
