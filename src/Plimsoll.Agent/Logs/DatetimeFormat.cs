using System.Text;
using System.Text.RegularExpressions;

namespace Plimsoll.Agent.Logs;

/// <summary>Turns a strftime format (awslogs-datetime-format) into a pattern that finds such a time anywhere in a line.</summary>
internal static class DatetimeFormat
{
    public static string ToPattern(string format)
    {
        var pattern = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%' || i + 1 == format.Length)
            {
                pattern.Append(Regex.Escape(format[i].ToString()));
                continue;
            }

            i++;
            pattern.Append(Field(format[i]) ?? Regex.Escape("%" + format[i]));
        }

        return pattern.ToString();
    }

    private static string? Field(char letter) => letter switch
    {
        'a' => "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)",
        'A' => "(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)",
        'b' => "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)",
        'B' => "(?:January|February|March|April|May|June|July|August|September|October|November|December)",
        'w' => "[0-6]",
        'd' or 'm' or 'y' or 'H' or 'I' or 'M' or 'S' => @"\d{2}",
        'Y' => @"\d{4}",
        'j' => @"\d{3}",
        'f' => @"\d{6}",
        'L' => @"\.\d{3}",
        'p' => "[A-Z]{2}",
        'z' => @"[+-]\d{4}",
        'Z' => "[A-Z]{1,4}T",
        '%' => "%",
        _ => null,
    };
}
