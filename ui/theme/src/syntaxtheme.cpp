// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/theme/syntaxtheme.h>

#include <KSyntaxHighlighting/Repository>

namespace agentops::ui::theme {

Colors::Token syntaxToken(KSyntaxHighlighting::Theme::TextStyle style)
{
    using Style = KSyntaxHighlighting::Theme::TextStyle;
    using Token = Colors::Token;
    switch (style) {
    case Style::Keyword:
    case Style::ControlFlow:
        return Token::SyntaxKeyword;
    case Style::Function:
        return Token::SyntaxFunction;
    case Style::DataType:
    case Style::BuiltIn:
    case Style::Extension:
        return Token::SyntaxType;
    case Style::Variable:
    case Style::Normal:
    case Style::Others:
        return Token::SyntaxVariable;
    case Style::String:
    case Style::Char:
    case Style::VerbatimString:
    case Style::SpecialString:
    case Style::SpecialChar:
        return Token::SyntaxString;
    case Style::DecVal:
    case Style::BaseN:
    case Style::Float:
    case Style::Constant:
        return Token::SyntaxNumber;
    case Style::Operator:
    case Style::RegionMarker:
        return Token::SyntaxOperator;
    case Style::Comment:
    case Style::CommentVar:
    case Style::Documentation:
    case Style::Information:
        return Token::SyntaxComment;
    case Style::Preprocessor:
    case Style::Import:
    case Style::Attribute:
    case Style::Annotation:
        return Token::SyntaxPreprocessor;
    case Style::Warning:
    case Style::Alert:
        return Token::Waiting;
    case Style::Error:
        return Token::Failed;
    }
    return Token::SyntaxVariable;
}

KSyntaxHighlighting::Definition syntaxDefinitionFor(const QString &fileName)
{
    static const KSyntaxHighlighting::Repository repository;
    return repository.definitionForFileName(fileName);
}

} // namespace agentops::ui::theme
