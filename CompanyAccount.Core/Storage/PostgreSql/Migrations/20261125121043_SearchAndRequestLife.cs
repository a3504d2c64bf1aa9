using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CompanyAccount.Core.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class SearchAndRequestLife : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "ConcernsId",
                table: "Requests",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "EscalatedAt",
                table: "Requests",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EscalationReason",
                table: "Requests",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FeedbackEngineer",
                table: "Requests",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FeedbackKind",
                table: "Requests",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "FollowsUpId",
                table: "Requests",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "RemindAt",
                table: "Requests",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "WaitingUntil",
                table: "Requests",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "FailingSince",
                table: "OutgoingMail",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "RequestSearch",
                columns: table => new
                {
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    CompanyKey = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    Words = table.Column<string>(type: "text", nullable: false),
                    Edition = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RequestSearch", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "SavedViews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Query = table.Column<string>(type: "character varying(1500)", maxLength: 1500, nullable: false),
                    SavedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedViews", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Surveys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    TokenHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Rating = table.Column<int>(type: "integer", nullable: true),
                    Comment = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Surveys", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Surveys_Requests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "Requests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_AssigneeId_ChangedAt_Number",
                table: "Requests",
                columns: new[] { "AssigneeId", "ChangedAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_ChangedAt_Number",
                table: "Requests",
                columns: new[] { "ChangedAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_CompanyId_Status_ChangedAt_Number",
                table: "Requests",
                columns: new[] { "CompanyId", "Status", "ChangedAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_Feedback",
                table: "Requests",
                column: "Number",
                filter: "\"Category\" = 'Feedback'");

            migrationBuilder.CreateIndex(
                name: "IX_Requests_FollowsUpId",
                table: "Requests",
                column: "FollowsUpId",
                filter: "\"FollowsUpId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Requests_Level_ChangedAt_Number",
                table: "Requests",
                columns: new[] { "Level", "ChangedAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_ProductId_ChangedAt_Number",
                table: "Requests",
                columns: new[] { "ProductId", "ChangedAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_RemindAt",
                table: "Requests",
                column: "RemindAt",
                filter: "\"RemindAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Requests_Status_ChangedAt_Number",
                table: "Requests",
                columns: new[] { "Status", "ChangedAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_SubmittedAt",
                table: "Requests",
                column: "SubmittedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Requests_WaitingUntil",
                table: "Requests",
                column: "WaitingUntil",
                filter: "\"WaitingUntil\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMail_State_CreatedAt_Id",
                table: "OutgoingMail",
                columns: new[] { "State", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_PersonId_Name",
                table: "SavedViews",
                columns: new[] { "PersonId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Surveys_AnsweredAt_Id",
                table: "Surveys",
                columns: new[] { "AnsweredAt", "Id" },
                filter: "\"AnsweredAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Surveys_RequestId",
                table: "Surveys",
                column: "RequestId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Surveys_TokenHash",
                table: "Surveys",
                column: "TokenHash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RequestSearch");

            migrationBuilder.DropTable(
                name: "SavedViews");

            migrationBuilder.DropTable(
                name: "Surveys");

            migrationBuilder.DropIndex(
                name: "IX_Requests_AssigneeId_ChangedAt_Number",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_ChangedAt_Number",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_CompanyId_Status_ChangedAt_Number",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_Feedback",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_FollowsUpId",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_Level_ChangedAt_Number",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_ProductId_ChangedAt_Number",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_RemindAt",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_Status_ChangedAt_Number",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_SubmittedAt",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_WaitingUntil",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_OutgoingMail_State_CreatedAt_Id",
                table: "OutgoingMail");

            migrationBuilder.DropColumn(
                name: "ConcernsId",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "EscalatedAt",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "EscalationReason",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "FeedbackEngineer",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "FeedbackKind",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "FollowsUpId",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "RemindAt",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "WaitingUntil",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "FailingSince",
                table: "OutgoingMail");
        }
    }
}
