using System.Text;

namespace Plimsoll.Agent.Logs;

/// <summary>
/// Turns awslogs-datetime-format into a pattern, in Docker's meaning (docs.docker.com/engine/logging/drivers/awslogs): the format is a
/// regular expression in which each <c>%x</c> stands for a field of a time. So brackets that are meant have to be escaped.
/// </summary>
internal static class DatetimeFormat
{
    public static string ToPattern(string format)
    {
        var pattern = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] == '%' && i + 1 < format.Length)
            {
                pattern.Append(Field(format[++i]));
            }
            else
            {
                pattern.Append(format[i]);
            }
        }

        return pattern.ToString();
    }

    // A letter that Docker does not know stands for nothing.
    private static string Field(char letter) => letter switch
    {
        'a' => "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)",
        'A' => "(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)",
        'b' => "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)",
        'B' => "(?:January|February|March|April|May|June|July|August|September|October|November|December)",
        'w' => "[0-6]",
        'd' => "(?:0[1-9]|[12][0-9]|3[01])",
        'm' => "(?:0[1-9]|1[0-2])",
        'y' => "[0-9]{2}",
        'Y' => "[0-9]{4}",
        'H' => "(?:[01][0-9]|2[0-3])",
        'I' => "(?:0[0-9]|1[0-2])",
        'M' or 'S' => "[0-5][0-9]",
        'j' => "(?:[0-2][0-9]{2}|3[0-5][0-9]|36[0-6])",
        'f' => "[0-9]{6}",
        'L' => @"\.[0-9]{3}",
        'p' => "[AP]M",
        'z' => "[+-][0-9]{4}",
        'Z' => "[A-Z]{1,4}T",
        _ => "",
    };
}
