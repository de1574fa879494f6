"""Every sentence about questions to the group that a member reads."""

# Its switch
SWITCH = "questions"
SWITCH_HINT = "/ask: one question to the group, its answers in one thread"
PURPOSE = "questions to the whole group"
SUGGESTION = (
    "With /ask a member asks the whole group one question. Before it's posted, I show what's been "
    "answered already, and the answers stay together where everyone finds them."
)

# The command and its form
ASK_HELP = "Ask the group one question; first you see what's been answered already"
ASK = "Ask the group"
TITLE = "Ask the group"
LABEL = "Your question"
HINT = "One question, the way you'd ask it in the hallway"
TOPIC_LABEL = "What it's about"
LEVEL_LABEL = "Your school level"
NAME_LABEL = "Your name"
WITH_NAME = "Ask with my name"
WITHOUT_NAME = "Ask without my name"
EMPTY = "Not posted yet. Your question doesn't have any words yet; one sentence is plenty."
TOO_LONG = (
    "Not posted yet. A question has room for {limit} characters, and yours has {length}. Your "
    "words are safe."
)
ENOUGH = (
    "Not posted. You've asked two questions this week, and that's as many as I post, so that each "
    "gets its answers. Here are your words to copy; ask again on Monday.\n{words}"
)

# Before it's posted
BEFORE = "**Not posted yet.** Here's what colleagues have said already:"
BEFORE_CHANGED = "**Not changed yet.** There's one thing to check first."
BEFORE_UNNAMED = "**Not posted yet.** There's one thing to check first."
SIMILAR_QUESTION = "{number}. Asked before: {words} ([read it]({link})). {answers}"
SIMILAR_RESOURCE = "{number}. On the shelf: [{words}]({link})"
SIMILAR_WIN = "{number}. A win: {words} ([read it]({link}))"
NO_ANSWER = "No answer yet."
ONE_ANSWER = "1 answer."
ANSWERS = "{count} answers."
UNNAMED = (
    "Members and coordinators won't see your name. The person who hosts the bot could find it, "
    "and your wording may give you away."
)
TELLING = "These words in it could tell who you are: {found}."
ANSWERS_IT = "That answers it"
ASK_ANYWAY = "Ask anyway"
ASK_UNNAMED = "Ask without my name"
USE_NAME = "Use my name"
CHANGE_IT = "Change it"
GLAD = "Glad it's here. Nothing was posted, and nobody knows you were about to ask."

# The post
ASKED = "**{name}** asks: {words}"
ASKED_UNNAMED = "**Someone in this group** asks: {words}"
ABOUT = "About {topic}."
LEVEL = "School level: {level}."
ANSWER = "Answer"
CURIOUS = "I want to know too"
COUNTED = "{label} ({count})"
HIDDEN_POST = "This question is hidden for now."
THREAD_HIDDEN = "A question"

# After it was posted
POSTED = "**Posted.** [Read your question]({link}). I'll tell you when there's an answer."
SAVED_SLOW = "**Saved.** It'll appear in <#{channel}> in a moment."
SAVED_REFUSED = (
    "**Saved, but not posted yet.** I don't have permission to post in <#{channel}>. The "
    "coordinators can see that, and I'll keep trying."
)
UNFIT = "**Not posted.** {why}. Your words are safe: change them, and I'll post the question again."
CHANGED = "**Changed.** The post shows it in a moment."
SILENT = "It's outside school hours, so I posted it silently."
YOURS = "**Your question:** {words}"
TAKE_BACK = "Take it back"
TAKE_BACK_ASK = (
    "Take this question back? Its post will be gone. The answers stay in its thread, where "
    "colleagues wrote them.\n> {words}"
)
TAKE_BACK_YES = "Yes, take it back"
KEEP = "Keep it"
KEPT = "OK, it stays."
TAKEN_BACK = "**Taken back.** The post is gone, or goes in a moment."
CHANGE = "Change my question"
NOT_YOURS = (
    "That's a colleague's question; only the person who asked can change it or sum it up. You can "
    "answer it, or press *I want to know too*."
)
GONE = "That question isn't here anymore. You can ask your own."
CURIOUS_NOTED = (
    "Noted. I'll tell you once when the answers are summed up. Everyone sees the number; nobody "
    "sees that it's you."
)
CURIOUS_TAKEN_BACK = "Taken back. You're no longer counted."

# Summing up
SUM_UP = "Sum it up"
SUM_HEAD = (
    "**Not posted yet.** This is the summary so far; only you see it. Leave out, shorten or move "
    "what you like, then publish it."
)
SUM_LINE = "{number}. **{name}:** {words}"
SUM_OUT = "Left out: {names}."
SUM_NAMELESS = "A colleague"
SUM_LONG = (
    "It's more than one post holds. I'll cut the longest answers, unless you shorten them yourself."
)
PICK_PIECE = "Change one of the answers"
PIECE_HEAD = "**Answer {number}**, from {name}:\n>>> {words}"
SHORTEN = "Shorten"
SHORTEN_LABEL = "How it reads in the summary"
LEAVE_OUT = "Leave it out"
PUT_BACK = "Put it back"
MOVE_UP = "Move it up"
BACK_TO_SUMMARY = "Back to the summary"
PUBLISH = "Publish"
PUBLISHED = "**Published.** Thank you. [Read the summary]({link}) in the question's thread."
PUBLISHED_SLOW = "**Saved.** The summary will be in [the question's thread]({link}) in a moment."
PUBLISHED_REFUSED = (
    "**Saved, but not posted yet.** I don't have permission to write in the question's thread. "
    "The coordinators can see that, and I'll keep trying."
)
NOTHING_TO_SUM_UP = (
    "Nothing was posted. There's no answer to sum up yet, or you left them all out. *Sum it up* "
    "will be here when there is one."
)
SUMMED_UP_BEFORE = "This question already has [its summary]({link})."
PIECE_EMPTY = "Not changed. It needs a few words; *Leave it out* takes it out of the summary."
PIECE_TOO_LONG = (
    "Not changed yet. An answer in a summary has room for {limit} characters, and yours has "
    "{length}. Your words are safe."
)
PIECE_GONE = "That answer isn't here anymore: its author took it back, or it's hidden."
SUMMARY = "**Summed up:** {words}"
SUMMARY_LINE = "- **{name}:** {words}"
SUMMARY_LINE_NAMELESS = "- {words}"
FILED_LINE = "{words} ({name})"
WORKED = "This worked for me"
WORKED_NOTED = "Lovely. I'll pass that on to the people who answered, without your name."
SUMMED_UP = "Summed up in its thread."
TAKEN = "A mentor is helping with this one. Other answers are still welcome."

# Who may be asked
ASK_ME = "Ask me about\u2026"
ASK_ME_HEAD = (
    "**What do you know about?** When a question has waited two school days, I send one quiet "
    "line to up to three people who know about it. Nobody gets more than one a week, and only you "
    "see this."
)
ASK_ME_MARKED = "From what you offer here, you know about {topics}."
ASK_ME_WINS = "A question that's like one of your wins counts, too. You can pick more topics."
ASK_ME_YES = "Yes, ask me"
ASK_ME_NO = "Don't ask me"
ASK_ME_MENU = "Pick more topics"
ASK_ME_ON = "**OK, I'll ask you.**"
ASK_ME_OFF = "**OK, I won't ask you.**"
ASK_ME_STATES = {
    True: "Right now you're on my list.",
    False: "Right now you aren't on my list.",
    None: "You haven't said yet. Until you do, I'll only ask you if you're a greeter.",
}
HELP = (
    "A colleague's question about {topic} is waiting for an answer, and you said I may ask you: "
    "{words} [Read it]({link}). It's fine to leave it."
)
HELP_WINS = (
    "A colleague's question is waiting for an answer. It's close to something you shared, and you "
    "said I may ask you: {words} [Read it]({link}). It's fine to leave it."
)
HELP_GREETER = (
    "You're a greeter here, and a colleague's question is still waiting for an answer: {words} "
    "[Read it]({link}). A line is plenty, and so is a question back."
)

# What its asker hears later
HIDDEN_TOLD = (
    "**A coordinator hid your question.** Members no longer see its words: {words}\nThey don't "
    "know who asked, unless you asked with your name. You can change it or take it back."
)
SUM_TOLD = (
    "Your question has answers: {words} {answers} *Sum it up* puts them into one post that "
    "everyone finds later; it takes a minute or two. If you don't, I'll keep them the way they are."
)
KEPT_TOLD = (
    "I've kept the answers to your question the way they are, so nothing is lost: "
    "{words} [Read them]({link}). *Sum it up* is still here if you'd like one summary."
)
KEPT_ON_SHELF = "They're on the shelf now, where colleagues can find them."
SUMMARY_TOLD = "A question you wanted to know about has its answers: {words} [Read them]({link})."
THANKED = (
    "Thank you. A colleague summed up the answers to this, and yours is among them: {words} "
    "[Read it]({link})."
)
ALONE = (
    "Nobody has answered your question yet, and I'm sorry. It was a good one to ask; perhaps it's "
    "new to everyone here. It stays open. If you like, ask your state association's list or LM_NET "
    "with this:\n{text}"
)
ALONE_TEXT = (
    "TARGET: {words}\n\nI'd love to hear what has worked for you, and I'll post a summary of the "
    "answers. Thank you!"
)
WORKED_TOLD = "Your answer worked for a colleague: {words} [Read it again]({link})."
TOLD_ASKER = "There's an answer to your question: {words} [Read it]({link})."
REFUSED_TOLD = (
    "Your question isn't posted yet, because I don't have permission to post there: {words}"
)

# For coordinators
SETTINGS = "Where questions go"
SETTINGS_HEAD = (
    "**Questions to the group** are posted in {channel}. They're silent outside school hours, and "
    "each has its own thread."
)
SETTINGS_SAVED = "Saved."
PICK_CHANNEL = "Another channel for questions"
DESK_UNANSWERED = "{number}. Nobody has answered this yet, asked {when}: {words} [Read it]({link})"
DESK_UNPOSTED = (
    "{number}. A question to the group, or its summary, isn't posted, because Discord won't take "
    "it: {reason}"
)
REPORTED_QUESTION = "This is about a question to the group:\n>>> {words}"
HIDE = "Hide the question"
SHOW = "Show it again"
HIDDEN_DONE = "Hidden. I'll tell the person who asked; you won't see who that is."
SHOWN_DONE = "The question is shown again."
WEEK_POST = "a question's post"
WEEK_THREAD = "a question's thread"
WEEK_TOLD = "telling someone about the answers to a question"
WEEK_SUM = "asking someone to sum up the answers"
WEEK_KEPT = "telling someone that the answers to their question are kept"
WEEK_SUMMARY = "a question's summary"
WEEK_OTHERS = "looking for someone who knows about a question"
WEEK_HELP = "asking someone about a question"
WEEK_ALONE = "a line to someone whose question nobody answered"
WEEK_THANKED = "thanking someone for an answer"
WEEK_HIDDEN = "telling someone that their question is hidden"

# What a person's export has of it, and what one or several of its rows are called
SHEETS = {
    "what I asked the group": (
        "what you asked the group",
        "question to the group",
        "questions to the group",
    ),
    "how I summed up answers": (
        "what you made of the answers to your questions",
        "answer you summed up",
        "answers you summed up",
    ),
    "what I may be asked about": (
        "whether I may ask you, and about what",
        "note of what I may ask you about",
        "notes of what I may ask you about",
    ),
    "what I want to know too": (
        "which questions of others you want to know about",
        "question you want to know about",
        "questions you want to know about",
    ),
}
