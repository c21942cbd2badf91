// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/shell/languages.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace agentops::ui::shell {

using namespace Qt::StringLiterals;

namespace {

/// Makes every text a third longer and full of accents, so that what is cut off or not translatable
/// shows up in a test.
class PseudoTranslator : public QTranslator
{
public:
    using QTranslator::QTranslator;

    bool isEmpty() const override { return false; }

    QString translate(const char *, const char *source, const char *, int) const override
    {
        QString text = QString::fromUtf8(source);
        const qsizetype longer = text.size() / 3;
        text.replace(u'a', u'á').replace(u'e', u'é').replace(u'o', u'ö').replace(u'u', u'ü');
        return text + QString(longer, u'~');
    }
};

QString systemLanguage()
{
    const QStringList wanted = QLocale::system().uiLanguages();
    for (const QString &tag : wanted) {
        if (tag.startsWith("fr"_L1))
            return u"fr"_s;
        if (tag.startsWith("en"_L1))
            break;
    }
    return u"en"_s;
}

} // namespace

Languages::Languages(QObject *parent) : QObject(parent) { }

Languages::~Languages()
{
    if (m_translator)
        QCoreApplication::removeTranslator(m_translator.get());
}

void Languages::use(const QString &language)
{
    const QString wanted = language.isEmpty() ? systemLanguage() : language;
    if (wanted == m_current)
        return;
    m_current = wanted;
    if (wanted == "qps"_L1) {
        install(std::make_unique<PseudoTranslator>());
    } else {
        auto translator = std::make_unique<QTranslator>();
        // English needs one too: plural forms live in its file.
        const bool loaded = translator->load(u":/i18n/agentops_"_s + wanted + u".qm"_s);
        install(loaded ? std::move(translator) : nullptr);
    }
    QLocale::setDefault(language.isEmpty() || wanted == "qps"_L1 ? QLocale::system()
                                                                 : QLocale(wanted));
    Q_EMIT changed();
}

void Languages::install(std::unique_ptr<QTranslator> translator)
{
    if (m_translator)
        QCoreApplication::removeTranslator(m_translator.get());
    m_translator = std::move(translator);
    if (m_translator)
        QCoreApplication::installTranslator(m_translator.get());
}

} // namespace agentops::ui::shell
