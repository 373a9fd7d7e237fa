"""What Wagtail's Finnish catalogue leaves in English and an editor meets.

Nothing reads this list but `make words`: it keeps the words in our own catalogues, which
come before Wagtail's. Whatever Wagtail translates itself one day can go.

A sentence of ours may leave out what Wagtail's names, since a model's name would have to be
inflected in it: `no-python-format` says so to msgfmt, which misses the placeholder.
"""

from django.utils.translation import gettext_noop as _

WORDS = (
    _("Usage count"),
    _("Usage count: (low to high)"),
    _("Usage count: (high to low)"),
    _("Filter by up to ten most popular tags."),
    _("Expiry date/time must be in the future."),
    _("The slug '%(page_slug)s' is already in use within the parent page."),
    _("Go to the first error"),
    _("Are you sure you want to unpublish this %(model_name)s?"),
    _(
        # xgettext:no-python-format
        "This %(model_name)s is currently at <strong>%(task)s</strong> in <strong>%(workflow)s</strong>."
    ),
    _(
        # xgettext:no-python-format
        "This %(model_name)s was marked as needing changes at <strong>%(task)s</strong> in <strong>%(workflow)s</strong>."
    ),
    # xgettext:no-python-format
    _("Publishing this %(model_name)s will cancel the current workflow."),
    # xgettext:no-python-format
    _("Would you still like to publish this %(model_name)s?"),
    _(
        # xgettext:no-python-format
        'There are no %(model_name)s to display. Why not <a href="%(add_url)s">add one</a>?'
    ),
    # xgettext:no-python-format
    _("No %(model_name)s match your query."),
    # xgettext:no-python-format
    _("There are no %(model_name)s to display."),
    _('Sorry, no snippets match "<em>%(search_query)s</em>"'),
    _(
        "Preview cannot display due to validation errors. <br /> Click save to highlight the relevant fields."
    ),
    _("Correct the validation errors to resume preview (saving will highlight errors)"),
    _("There are validation errors, click save to highlight them."),
    _("Wagtail %(current_version)s editor guide"),
    _("Changes requested at"),
    _("Task submitted by"),
    _("Scheduling…"),
    _("Schedule to publish"),
    # xgettext:no-python-format
    _("Choose when this %(model_name)s should go live and/or expire"),
    _(
        'This publishing schedule will only take effect after you select the "Schedule to publish" option'
    ),
    _("But only those with publishing permissions can make them effective."),
    _("Saved"),
    _("Autosave is paused"),
    _("Autosave is <span>paused</span>"),
    _("Edit account avatar"),
    _("Default avatar"),
    _("Close dialog"),
    _("You saved a new version in another window"),
    _("View latest version"),
    _("You have unsaved changes in another window"),
    _("Currently idle"),
    _("Currently viewing"),
    _("Proceeding will overwrite the changes you made in that window."),
    _("Proceeding will overwrite the changes made by %(user_name)s."),
    _("Alternatively, you can view the latest version in a new tab."),
    _("Saving will overwrite a newer version."),
    _("A network error occurred"),
    _(
        "Troubleshoot your connection to the site before proceeding. Open the editor in a separate tab to view the last saved version."
    ),
    _("account"),
    _(
        "Keyboard shortcuts are currently disabled; manage your %(account_link)s to enable them."
    ),
    _(
        "Keyboard shortcuts are currently enabled; manage your %(account_link)s to disable them."
    ),
    _("Show keyboard shortcuts"),
    _("Text editing"),
    _("Toggle minimap"),
    _("Close modal dialogs (like this one)"),
    _("Add or show comments"),
    _("Toggle section"),
    _("Toggle status"),
    _("Toggle comments"),
    _("Toggle checks"),
    _("Toggle preview"),
    _("Checks"),
    _("Section"),
    _("Show issue"),
    _("Content metrics"),
    _("Readability"),
    _("This data explained"),
    _("How we calculate our metrics"),
    _(
        "We extract the main content from the page preview, remove all formatting, and calculate the number of words."
    ),
    _(
        "We calculate reading time from word count, using different reading speeds for different languages."
    ),
    _(
        "We use a readability formula based on length of words and sentences. Long sentences and words result in a worse readability score."
    ),
    _(
        'See our <a href="%(guide_link)s" target="_blank">content checks guide</a> for more information on how content metrics are calculated.'
    ),
    _("Once live anyone can view"),
    _("To be created by %(user)s"),
    _("Once scheduled:"),
    # xgettext:no-python-format
    _("One or more references to this %(model_name)s prevent it from being deleted."),
    # xgettext:no-python-format
    _("This %(model_name)s hasn't been submitted for moderation yet"),
    _("Cancelled by %(cancelled_by)s"),
    _("at %(time)s by %(user_display_name)s"),
    _("at %(time)s"),
    _("%(time)s by %(user_display_name)s"),
    _("%(time_period)s ago by %(user_display_name)s"),
    _("Changes requested %(finished_at)s"),
    _("Sent to %(task_name)s %(started_at)s"),
    _("(blank)"),
    _("Sort by '%(label)s' in ascending order."),
    _("Sort by '%(label)s' in descending order."),
    _("More options for '%(title)s'"),
    _("%(model_name)s '%(object)s' has been scheduled for publishing."),
    _("%(model_name)s '%(object)s' created and scheduled for publishing."),
    _(
        "%(model_name)s '%(object)s' is live and this version has been scheduled for publishing."
    ),
    _("%(model_name)s '%(object)s' has been submitted for moderation."),
    _("%(model_name)s '%(object)s' created and submitted for moderation."),
    _("Workflow on %(model_name)s '%(object)s' has been restarted."),
    _("Workflow on %(model_name)s '%(object)s' has been cancelled."),
    # xgettext:no-python-format
    _("The %(model_name)s could not be saved as it is locked"),
    _(
        # xgettext:no-python-format
        "You are viewing a previous version of this %(model_name)s from <b>%(created_at)s</b> by %(user)s"
    ),
    _("%(model_name)s '%(object)s' has been replaced with version from %(timestamp)s."),
    _("Version from %(timestamp)s of %(model_name)s '%(object)s' has been published."),
    _("'%(object)s' unpublished."),
    _("Search all pages…"),
    _("Unpublish selected pages"),
    _("The page could not be created due to validation errors."),
    _("The page could not be saved as it is locked."),
    _("The page could not be saved due to validation errors."),
    _(
        "You are viewing a previous version of this page from <b>%(created_at)s</b> by %(user)s"
    ),
    _("Is commenting action"),
    _("Date updated"),
    _("Edited by"),
    _("Has child pages"),
    _("Any"),
    _("Exploring"),
    _("Locked by"),
    _("Anyone"),
    _("By task"),
    _("By workflow"),
    _("%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s"),
    _(
        "Pages created here will not be accessible at any URL. To add pages to an existing site, create them as children of the homepage."
    ),
    # xgettext:no-python-format
    _("Only reviewers for this task can edit the %(model_name)s."),
    _(
        # xgettext:no-python-format
        "Reviewers can edit this %(model_name)s – lock it to prevent other reviewers from editing"
    ),
    # xgettext:no-python-format
    _("Only reviewers can edit and approve the %(model_name)s"),
    # xgettext:no-python-format
    _("%(model_name)s scheduled for publishing at %(go_live_at)s"),
    _(
        # xgettext:no-python-format
        'You haven\'t created any %(snippet_type_name)s snippets. Why not <a href="%(wagtailsnippets_create_snippet_url)s" target="_blank" rel="noreferrer">create one now</a>?'
    ),
    _(
        'Why not <a class="upload-one-now" href="#tab-upload" data-action="w-tabs#select:prevent" data-w-tabs-target="trigger" data-w-tabs-focus-param="true">upload one now</a>?'
    ),
    _("The filter options you have selected are not valid."),
    _("Use meaningful text for screen reader users"),
    _("Image alt text has inappropriate pattern"),
    _("Use meaningful text"),
    _("Incorrect heading hierarchy"),
    _("Avoid skipping levels"),
    _("Meta description is empty"),
    _("Add a concise description for search engines"),
)
